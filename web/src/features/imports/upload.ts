import { type Import, importPlan } from '@dondoc/contract/imports'
import { sendFile } from '../../lib/send-file.ts'

interface Options {
  /** The plan that the file amends. */
  readonly amends?: string | undefined
  /** Told the share that is sent, 0–1. */
  readonly onSent: (share: number) => void
}

/** Sends a plan file as it is. The answer comes when it is read, or soon after while its reading goes on. Rejects with `Failure`. */
export function uploadPlan(file: File, { amends, onSent }: Options): Promise<Import> {
  return sendFile(importPlan, { name: file.name, ...(amends === undefined ? {} : { amends }) }, file, { onSent })
}
