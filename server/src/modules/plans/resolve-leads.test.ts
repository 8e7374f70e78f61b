import { describe, expect, test } from 'vitest'
import { createLeadResolver, type Directory } from './resolve-leads.ts'

type Organization = Directory['organizations'][number]

const organization = (id: string, parentId: string | null, name: string, ...aliases: string[]): Organization => ({
  id,
  parentId,
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
