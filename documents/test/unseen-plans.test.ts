import { readFileSync } from 'node:fs'
import { readPlan } from '@dondoc/domain/imports/read-plan'
import { describe, expect, test } from 'vitest'
import { readDocument } from '../src/read.ts'
import { expectedReading, type PlanFile, planFiles } from './plan-file.ts'
import { renderDocx } from './render-docx.ts'
import { renderHtml, renderLinearised, renderTabbed } from './render-text.ts'
import { renderXlsx } from './render-xlsx.ts'
import { type Score, scoreReading } from './score-reading.ts'

// Plans of invented offices, each with habits of its own; the PDFs were made of the DOCX with LibreOffice, the flattened
// texts of the PDFs with `pdftotext -raw`.

const plans = planFiles()
const cases = plans.map((plan) => [`${plan.source}: ${plan.about}`, plan] as const)
const withTables = cases.filter(([, plan]) => plan.tables.length > 0)
const told = (form: 'tabs' | 'lines') => cases.filter(([, plan]) => !plan.lostAs?.includes(form))
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)

async function scoreOf(plan: PlanFile, bytes: Uint8Array): Promise<Score> {
  const reading = readPlan(await readDocument(bytes, plan.source), plan.source)
  return scoreReading(reading, expectedReading(plan))
}

function expectShares(score: Score, least: { rows: number; cells: number; deadlines: number }): void {
  expect(score.rowsF1).toBeGreaterThanOrEqual(least.rows)
  expect(score.cells).toBeGreaterThanOrEqual(least.cells)
  expect(score.deadlines).toBeGreaterThanOrEqual(least.deadlines)
}

function expectDocument(score: Score): void {
  expect(score.document).toBe(1)
  expect(score.legalBasesF1).toBe(1)
  expect(score.citationsF1).toBe(1)
}

describe.each(cases)('%s', (_about, plan) => {
  test('as DOCX', async () => {
    const score = await scoreOf(plan, await renderDocx(plan))
    expectShares(score, { rows: 1, cells: 0.99, deadlines: 0.99 })
    expectDocument(score)
  })

  test('as PDF', async () => {
    const file = new URL(`plans/pdf/${plan.source}.pdf`, import.meta.url)
    const score = await scoreOf(plan, new Uint8Array(readFileSync(file)))
    expectShares(score, { rows: 1, cells: 0.98, deadlines: 0.98 })
    expectDocument(score)
  })

  test('as a page of the browser', async () => {
    const score = await scoreOf(plan, bytesOf(renderHtml(plan)))
    expectShares(score, { rows: 1, cells: 0.99, deadlines: 0.99 })
    expectDocument(score)
  })
})

test.each(told('tabs'))('%s, as text with tabs', async (_about, plan) => {
  const score = await scoreOf(plan, bytesOf(renderTabbed(plan)))
  expectShares(score, { rows: 1, cells: 0.97, deadlines: 0.97 })
  expectDocument(score)
})

test.each(withTables)('%s, as XLSX', async (_about, plan) => {
  const score = await scoreOf(plan, await renderXlsx(plan))
  expectShares(score, { rows: 1, cells: 0.99, deadlines: 0.99 })
})

describe('text whose cells an extractor put one after the other', () => {
  test.each(['marked', 'spaced', 'bare'] as const)('in the style "%s"', async (style) => {
    const scores = await Promise.all(
      told('lines')
        .filter(([, plan]) => plan.tables.length > 0)
        .map(([, plan]) => scoreOf(plan, bytesOf(renderLinearised(plan, style)))),
    )
    expectMeans(scores)
    for (const score of scores) expectDocument(score)
  })

  test('as pdftotext flattens a PDF', async () => {
    const scores = await Promise.all(
      told('lines').map(([, plan]) => {
        const file = new URL(`plans/flattened/${plan.source}.txt`, import.meta.url)
        return scoreOf(plan, new Uint8Array(readFileSync(file)))
      }),
    )
    expectMeans(scores)
    for (const score of scores) expectDocument(score)
  })
})

/** Over all plans: in a plan of a dozen rows one wrong cell is a percent. */
function expectMeans(scores: readonly Score[]): void {
  const mean = (field: 'rowsF1' | 'cells' | 'deadlines') =>
    scores.reduce((sum, score) => sum + score[field], 0) / scores.length
  expect(mean('rowsF1')).toBeGreaterThanOrEqual(0.99)
  expect(mean('cells')).toBeGreaterThanOrEqual(0.96)
  expect(mean('deadlines')).toBeGreaterThanOrEqual(0.97)
  for (const score of scores) expectShares(score, { rows: 0.95, cells: 0.85, deadlines: 0.9 })
}
