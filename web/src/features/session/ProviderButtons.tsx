import { Button } from '@mantine/core'
import { IconLogin2 } from '@tabler/icons-react'
import { useState } from 'react'
import { asFailure, type Failure } from '../../lib/failure.ts'
import { providerAddress } from '../../lib/session.ts'
import { useSignInWords } from './words.ts'

interface Props {
  providers: readonly { readonly id: string; readonly name: string }[]
  next: string | undefined
  onFailure: (failure: Failure | null) => void
}

/** Sign-in at a provider of the authority, who sends the person back here. */
export function ProviderButtons({ providers, next, onFailure }: Props) {
  const words = useSignInWords()
  const [busy, setBusy] = useState<string | null>(null)
  if (providers.length === 0) return null
  const go = async (id: string) => {
    setBusy(id)
    onFailure(null)
    try {
      window.location.assign(await providerAddress(id, next ?? '/'))
    } catch (error) {
      onFailure(asFailure(error))
      setBusy(null)
    }
  }
  return (
    <div className="sign-in__providers">
      <p className="secondary sign-in__or">{words.or}</p>
      {providers.map(({ id, name }) => (
        <Button
          key={id}
          variant="default"
          fullWidth
          size="md"
          leftSection={<IconLogin2 size={18} />}
          loading={busy === id}
          onClick={() => void go(id)}
        >
          {words.provider(name)}
        </Button>
      ))}
    </div>
  )
}
