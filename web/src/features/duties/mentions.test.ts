import { describe, expect, test } from 'vitest'
import { nameAtEnd, namedIn, peopleLike, withName } from './mentions.ts'

const person = (id: string, name: string) => ({ id, name, organization: 'Văn phòng Sở', assignable: true })
const people = [person('1', 'Nguyễn Thị Hạnh'), person('2', 'Trần Văn Đức'), person('3', 'Hạnh Nguyên')]

describe('naming people in a comment', () => {
  test('a name is looked for from the @ on, not in addresses', () => {
    expect(nameAtEnd('Nhờ @hanh')).toBe('hanh')
    expect(nameAtEnd('@')).toBe('')
    expect(nameAtEnd('a@b.vn')).toBeNull()
    expect(nameAtEnd('Nhờ @Hạnh\nxem')).toBeNull()
  })
  test('with or without accents', () => {
    expect(peopleLike(people, 'hanh').map(({ id }) => id)).toEqual(['1', '3'])
    expect(peopleLike(people, 'đức').map(({ id }) => id)).toEqual(['2'])
  })
  test('the chosen name takes the place of what was typed, and counts while it stands there', () => {
    const text = withName('Nhờ @duc', 'Trần Văn Đức')
    expect(text).toBe('Nhờ @Trần Văn Đức ')
    expect(namedIn(text, people)).toEqual(['2'])
    expect(namedIn('Nhờ Trần Văn Đức', people)).toEqual([])
  })
})
