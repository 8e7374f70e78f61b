import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createLeadResolver, type Directory } from './resolve-leads.ts'

type Organization = Directory['organizations'][number]

/** "Phòng …" and the own office are units, "Trung tâm …" stands for itself, the others are agencies. */
const kindOf = (name: string): Organization['kind'] => {
  if (/^(Phòng|Văn phòng (Sở|Chi cục)|Thanh tra Sở)/.test(name)) return 'division'
  return name.startsWith('Trung tâm') ? 'public-service-unit' : 'department'
}

const organization = (id: string, parentId: string | null, name: string, ...aliases: string[]): Organization => ({
  id,
  parentId,
  kind: kindOf(name),
  name,
  shortName: null,
  aliases,
})

const directory: Directory = {
  organizations: [
    organization('lao-cai', null, 'Ủy ban nhân dân tỉnh Lào Cai'),
    organization('office', 'lao-cai', 'Văn phòng Ủy ban nhân dân tỉnh'),
    organization('home', 'lao-cai', 'Sở Nội vụ tỉnh Lào Cai'),
    organization('health', 'lao-cai', 'Sở Y tế tỉnh Lào Cai', 'SYT'),
    organization('health-office', 'health', 'Văn phòng Sở'),
    organization('health-law', 'health', 'Phòng Nghiệp vụ Y & Dược'),
    organization('centre', 'health', 'Trung tâm Kiểm soát bệnh tật'),
    organization('ward-a', 'lao-cai', 'UBND phường Cam Đường'),
    organization('son-la', null, 'Ủy ban nhân dân tỉnh Sơn La'),
    organization('home-2', 'son-la', 'Sở Nội vụ tỉnh Sơn La'),
  ],
  groups: [
    { id: 'units', organizationId: 'health', name: 'Các phòng, đơn vị trực thuộc', memberIds: [] },
    { id: 'divisions', organizationId: 'health', name: 'Các phòng chuyên môn', memberIds: [] },
    { id: 'agencies', organizationId: 'lao-cai', name: 'Các sở, ban, ngành', memberIds: [] },
    { id: 'communes', organizationId: 'lao-cai', name: 'UBND cấp xã', memberIds: [] },
  ],
}

const resolve = createLeadResolver(directory, 'health')
const meant = (words: string): (string | null)[] =>
  resolve(words).map(({ organizationId, groupId }) => organizationId ?? groupId)

describe('whom the lead words of a plan mean', () => {
  test.each([
    ['Văn phòng Sở', ['health-office']],
    ['Văn phòng', ['health-office']],
    ['VP Sở', ['health-office']],
    ['Phòng Nghiệp vụ Y và Dược', ['health-law']],
    ['Phòng nghiệp vụ y & dược (chủ trì)', ['health-law']],
    ['Trung tâm Kiểm soát bệnh tật', ['centre']],
    ['Sở Nội vụ', ['home']],
    ['Văn phòng UBND tỉnh', ['office']],
    ['UBND tỉnh Lào Cai', ['lao-cai']],
    ['SYT', ['health']],
    ['các phòng và đơn vị thuộc Sở', ['units']],
    ['Các đơn vị, phòng trực thuộc Sở', ['units']],
    ['Các phòng chuyên môn', ['divisions']],
    ['Các sở, ban, ngành', ['agencies']],
    ['Các sở, ban, ngành; UBND cấp xã', ['agencies', 'communes']],
    ['Văn phòng Sở, Trung tâm Kiểm soát bệnh tật', ['health-office', 'centre']],
  ])('%s', (words, expected) => {
    expect(meant(words)).toEqual(expected)
  })

  test('words nobody answers to are reported as they stand', () => {
    expect(resolve('Tổ công tác Đề án 06')).toEqual([
      { part: 'Tổ công tác Đề án 06', organizationId: null, groupId: null },
    ])
  })

  test('of a list, what is known is resolved and the rest reported', () => {
    expect(resolve('Văn phòng Sở; Tổ công tác')).toEqual([
      { part: 'Văn phòng Sở', organizationId: 'health-office', groupId: null },
      { part: 'Tổ công tác', organizationId: null, groupId: null },
    ])
  })

  test('a name that two organizations answer to equally is nobody, never a guess', () => {
    const above: Directory = {
      organizations: [
        organization('top', null, 'Hệ thống'),
        ...directory.organizations.map((one) => (one.parentId === null ? { ...one, parentId: 'top' } : one)),
      ],
      groups: [],
    }
    expect(createLeadResolver(above, 'top')('Sở Nội vụ tỉnh Sơn La')[0]?.organizationId).toBe('home-2')
    expect(createLeadResolver(above, 'son-la')('Sở Nội vụ')[0]?.organizationId).toBe('home-2')
    const twins: Directory = {
      organizations: [...above.organizations, organization('twin', 'lao-cai', 'Sở Nội vụ')],
      groups: [],
    }
    expect(createLeadResolver(twins, 'lao-cai')('Sở Nội vụ')[0]?.organizationId).toBeNull()
  })
})

describe('a name that every agency has its like of', () => {
  const tree: Directory = {
    organizations: [
      organization('province', null, 'Ủy ban nhân dân tỉnh Lào Cai'),
      organization('office', 'province', 'Văn phòng Ủy ban nhân dân tỉnh', 'Văn phòng UBND'),
      organization('inspectors', 'province', 'Thanh tra tỉnh'),
      organization('public-centre', 'province', 'Trung tâm Phục vụ hành chính công tỉnh'),
      organization('health', 'province', 'Sở Y tế tỉnh Lào Cai'),
      organization('health-office', 'health', 'Văn phòng Sở', 'Văn phòng', 'VP'),
      organization('health-plans', 'health', 'Phòng Kế hoạch - Tài chính'),
      organization('health-centre', 'health', 'Trung tâm Kiểm soát bệnh tật'),
      organization('food', 'health', 'Chi cục An toàn thực phẩm'),
      organization('food-affairs', 'food', 'Phòng Nghiệp vụ'),
      organization('home', 'province', 'Sở Nội vụ tỉnh Lào Cai'),
      organization('ward', 'province', 'Ủy ban nhân dân phường Cam Đường'),
    ],
    groups: [
      { id: 'health-units', organizationId: 'health', name: 'Các phòng, đơn vị thuộc Sở', memberIds: [] },
      { id: 'units', organizationId: 'province', name: 'Các phòng, đơn vị', memberIds: [] },
      { id: 'agencies', organizationId: 'province', name: 'Các sở, ngành thuộc tỉnh', memberIds: [] },
    ],
  }
  const found = (issuer: string, words: string): (string | null)[] =>
    createLeadResolver(tree, issuer)(words).map(({ organizationId, groupId }) => organizationId ?? groupId)

  test.each([
    ['the department’s own office in its plan', 'health', 'Văn phòng Sở', ['health-office']],
    ['… by the bare word', 'health', 'Văn phòng', ['health-office']],
    ['… by a word for any agency', 'health', 'Văn phòng cơ quan', ['health-office']],
    ['nobody in the plan of a department without one', 'home', 'Văn phòng Sở', [null]],
    ['… by the bare word, too: not the province’s office', 'home', 'Văn phòng', [null]],
    ['… by a word for any agency', 'home', 'Văn phòng cơ quan', [null]],
    ['nobody in a province’s plan, though only one department has one', 'province', 'Văn phòng Sở', [null]],
    ['… the others of its list are found', 'province', 'Văn phòng Sở, Sở Nội vụ', ['home', null]],
    ['the office of the department above, by its word', 'food', 'Văn phòng Sở', ['health-office']],
    ['… and nobody by the bare word', 'food', 'Văn phòng', [null]],
    ['nobody by the word of a ward that has none, not the province’s', 'ward', 'Văn phòng UBND', [null]],
    ['the province’s office by its full name', 'health', 'Văn phòng UBND tỉnh', ['office']],
    ['the province’s office in its own plan', 'province', 'Văn phòng', ['office']],
    ['a division of the department', 'health', 'Phòng Kế hoạch - Tài chính', ['health-plans']],
    ['nobody for a division of a sister', 'home', 'Phòng Kế hoạch - Tài chính', [null]],
    ['nobody for a division below, in a province’s plan', 'province', 'Phòng Kế hoạch - Tài chính', [null]],
    ['nobody for a division of an agency below the department', 'health', 'Phòng Nghiệp vụ', [null]],
    ['a centre that stands for itself, from a sister', 'home', 'Trung tâm Kiểm soát bệnh tật', ['health-centre']],
    ['a centre of the province', 'health', 'Trung tâm Phục vụ hành chính công tỉnh', ['public-centre']],
    ['the inspectors of the province', 'health', 'Thanh tra tỉnh', ['inspectors']],
    ['nobody for inspectors without a word, in a department’s plan', 'health', 'Thanh tra', [null]],
    ['the department’s own group', 'health', 'Các phòng, đơn vị thuộc Sở', ['health-units']],
    ['nobody for the group of a department without one', 'home', 'Các phòng, đơn vị thuộc Sở', [null]],
    ['the province’s group by its word', 'home', 'Các sở, ngành thuộc tỉnh', ['agencies']],
    ['the province’s group where no owner is named', 'home', 'Các phòng, đơn vị', ['units']],
  ] as const)('%s (%s: %s)', (_what, issuer, words, expected) => {
    expect(found(issuer, words)).toEqual(expected)
  })

  test('never is a unit of an agency outside the issuer’s line, whatever stands in the directory', () => {
    const unit = fc.constantFrom('Văn phòng Sở', 'Phòng Tổ chức', 'Phòng Kế hoạch - Tài chính', 'Thanh tra Sở')
    const asked = fc.constantFrom(
      'Văn phòng Sở',
      'Văn phòng',
      'VP Sở',
      'Phòng Tổ chức',
      'Phòng Tổ chức thuộc Sở',
      'Thanh tra',
    )
    fc.assert(
      fc.property(
        fc.array(fc.uniqueArray(unit, { maxLength: 4 }), { minLength: 1, maxLength: 5 }),
        asked,
        (departments, words) => {
          const organizations = [
            organization('p', null, 'Ủy ban nhân dân tỉnh Lào Cai'),
            organization('p-office', 'p', 'Văn phòng Ủy ban nhân dân tỉnh'),
            ...departments.flatMap((units, at) => [
              organization(`d${at}`, 'p', `Sở thứ ${at}`),
              ...units.map((name, number) => organization(`d${at}-${number}`, `d${at}`, name)),
            ]),
          ]
          for (const issuer of organizations.filter(({ kind }) => kind === 'department')) {
            const [answer] = createLeadResolver({ organizations, groups: [] }, issuer.id)(words)
            const parent = organizations.find(({ id }) => id === answer?.organizationId)?.parentId
            if (parent !== undefined) expect([issuer.id]).toContain(parent)
          }
        },
      ),
    )
  })
})
