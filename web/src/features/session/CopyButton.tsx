import { Button } from '@mantine/core'
import { IconCheck, IconCopy } from '@tabler/icons-react'
import { useState } from 'react'
import { useSignInWords } from './words.ts'

/** Copies a text; says whether the browser let it. */
export function CopyButton({ text, word }: { text: string; word: string }) {
  const { factor } = useSignInWords()
  const [told, setTold] = useState<'copied' | 'notCopied' | null>(null)
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text)
      setTold('copied')
    } catch {
      setTold('notCopied')
    }
  }
  return (
    <>
      <Button
        variant="default"
        leftSection={told === 'copied' ? <IconCheck size={16} /> : <IconCopy size={16} />}
        onClick={() => void copy()}
      >
        {word}
      </Button>
      <span role="status" className={told === 'notCopied' ? 'secondary' : 'hidden-visually'}>
        {told ? factor[told] : ''}
      </span>
    </>
  )
}
