import { listAccounts } from '@dondoc/contract/accounts'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { asking } from '../../lib/api.ts'
import { type Pick, PickField } from '../../ui/PickField.tsx'

interface Props {
  label: string
  value: Pick | null
  onChange: (value: Pick | null) => void
  /** Who cannot be chosen. */
  except: string
  error?: string | undefined
  description?: string
}

/** Chooses a person among the accounts that one manages, locked ones left out. */
export function PersonField({ except, ...rest }: Props) {
  const [words, setWords] = useState('')
  const [q] = useDebouncedValue(words.trim(), 200)
  const answer = useQuery({
    ...asking(listAccounts, { query: { q, limit: 20 } }),
    placeholderData: keepPreviousData,
  })
  const picks = (answer.data?.rows ?? [])
    .filter(({ id, state }) => id !== except && state !== 'locked')
    .map(({ id, name, email, organization }) => ({ id, name, hint: `${organization.name} · ${email}` }))
  return <PickField {...rest} required onWords={setWords} find={() => picks} />
}
