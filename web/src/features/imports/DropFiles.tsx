import { DropZone } from '../../ui/DropZone.tsx'
import { useImportWords } from './words.ts'

const ACCEPTED = '.docx,.doc,.odt,.rtf,.xlsx,.pdf,.txt,.tsv,.csv,.htm,.html,.png,.jpg,.jpeg,.tif,.tiff'

/** Where plan files are dropped or chosen, one or several; says which kinds and how large. */
export function DropFiles({ onFiles }: { onFiles: (files: readonly File[]) => void }) {
  const words = useImportWords()
  return (
    <DropZone label={words.drop} button={words.choose} accept={ACCEPTED} multiple onFiles={onFiles}>
      <p className="secondary import__limits">{words.accepts}</p>
      <p className="secondary">{words.kept}</p>
    </DropZone>
  )
}
