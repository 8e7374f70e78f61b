import { readFileSync } from 'node:fs'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { renderPage } from './render-page.ts'

const sample = readFileSync(new URL('../../../samples/pdf/phu-tho-kcn-2025-h2.pdf', import.meta.url))

test('a page becomes a picture of its size, letters on white', async () => {
  const { png, width, height } = await renderPage(sample, 7, 1.5)
  expect([width, height]).toEqual([1263, 893])
  const { dominant, channels } = await sharp(png).stats()
  expect(dominant.r).toBeGreaterThan(240)
  expect(channels[0]?.min).toBeLessThan(60)
})

test('a page that does not exist and a scale beyond reason are refused', async () => {
  await expect(renderPage(sample, 14, 1)).rejects.toMatchObject({ code: 'document.damaged' })
  await expect(renderPage(sample, 1, 100)).rejects.toMatchObject({ code: 'document.too-large' })
})
