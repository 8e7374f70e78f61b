import type { LetterContent } from '@dondoc/contract/letters'
import { Textarea, TextInput } from '@mantine/core'
import { useLetterWords } from './words.ts'

interface Props {
  content: LetterContent
  onChange: (content: LetterContent) => void
}

const LINES = ['superiorName', 'issuerName', 'place', 'notation'] as const
const SIGNING = ['capacity', 'signerTitle', 'signerName'] as const

const lines = (text: string): string[] => text.split('\n')

/** The words of a draft. */
export function ContentForm({ content, onChange }: Props) {
  const words = useLetterWords()
  const set = (name: keyof LetterContent, value: string | string[]) => onChange({ ...content, [name]: value })
  const line = (name: (typeof LINES)[number] | (typeof SIGNING)[number]) => (
    <TextInput
      key={name}
      label={words[name]}
      value={content[name]}
      onChange={(event) => set(name, event.currentTarget.value)}
    />
  )
  const area = (name: 'abstract' | 'opening' | 'closing', rows = 4) => (
    <Textarea
      label={words[name]}
      rows={rows}
      value={content[name]}
      onChange={(event) => set(name, event.currentTarget.value)}
    />
  )
  // An empty line while one types is dropped when one leaves the field.
  const list = (name: 'requests' | 'copies', rows: number) => (
    <Textarea
      label={words[name]}
      rows={rows}
      value={content[name].join('\n')}
      onChange={(event) => set(name, lines(event.currentTarget.value))}
      onBlur={() =>
        set(
          name,
          content[name].filter((text) => text.trim() !== ''),
        )
      }
    />
  )
  return (
    <section className="box letter__form" aria-label={words.content}>
      {LINES.map(line)}
      {area('abstract', 2)}
      {area('opening')}
      {list('requests', 10)}
      {area('closing')}
      {list('copies', 4)}
      {SIGNING.map(line)}
    </section>
  )
}
