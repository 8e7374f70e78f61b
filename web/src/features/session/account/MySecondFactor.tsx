import { type MyAccount, renewRecoveryCodes } from '@dondoc/contract/my-account'
import { getMySecondFactor, listMySessions, removeSecondFactor } from '@dondoc/contract/sign-in'
import { Button } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { asking, call } from '../../../lib/api.ts'
import { Alert } from '../../../ui/Alert.tsx'
import { ErrorState } from '../../../ui/ErrorState.tsx'
import { Panel } from '../../../ui/Panel.tsx'
import { SkeletonRows } from '../../../ui/Skeletons.tsx'
import { PasswordAsked } from '../PasswordAsked.tsx'
import { RecoveryCodes } from '../RecoveryCodes.tsx'
import { SecondFactorSetUp } from '../SecondFactorSetUp.tsx'
import { Section } from './Section.tsx'
import { useAccountWords } from './words.ts'

/** Fewer recovery codes than this are a reason to make new ones. */
const FEW = 3

type Act = 'turnOn' | 'turnOff' | 'renew'

/** Whether the second factor is on; turning it on and off, and new recovery codes. */
export function MySecondFactor({ hasPassword }: Pick<MyAccount, 'hasPassword'>) {
  const { factor: words } = useAccountWords()
  const queryClient = useQueryClient()
  const [act, setAct] = useState<Act | null>(null)
  const [told, setTold] = useState<string | null>(null)
  const answer = useQuery(asking(getMySecondFactor, {}))
  const factor = answer.data
  const finish = (sentence: string | null) => {
    setAct(null)
    setTold(sentence)
    void queryClient.invalidateQueries({ queryKey: [getMySecondFactor.url] })
    void queryClient.invalidateQueries({ queryKey: [listMySessions.url] })
  }
  const begin = (next: Act) => {
    setTold(null)
    setAct(next)
  }
  return (
    <Section title={words.title} lead={words.lead}>
      {answer.isPending ? <SkeletonRows count={2} /> : null}
      {answer.error ? <ErrorState error={answer.error} onRetry={answer.refetch} /> : null}
      {told ? <Alert tone="good">{told}</Alert> : null}
      {factor ? (
        <>
          <p className="my-account__state">
            <span className={factor.on ? 'my-account__mark' : 'my-account__mark my-account__mark--off'}>
              {factor.on ? words.on : words.off}
            </span>
            {factor.on ? <span>{words.left(factor.recoveryCodesLeft)}</span> : null}
            {factor.required ? <span>{words.required}</span> : null}
          </p>
          {factor.on && factor.recoveryCodesLeft < FEW ? <Alert tone="notice">{words.few}</Alert> : null}
          {factor.on || hasPassword ? null : <p className="secondary">{words.atProvider}</p>}
          {hasPassword ? (
            <div className="my-account__acts">
              {factor.on ? (
                <>
                  <Button variant="default" onClick={() => begin('renew')}>
                    {words.renew}
                  </Button>
                  {factor.required ? null : (
                    <Button variant="default" onClick={() => begin('turnOff')}>
                      {words.turnOff}
                    </Button>
                  )}
                </>
              ) : (
                <Button onClick={() => begin('turnOn')}>{words.turnOn}</Button>
              )}
            </div>
          ) : null}
        </>
      ) : null}
      {act === null ? null : (
        <Panel title={words[act]} onClose={() => finish(null)}>
          {act === 'turnOn' ? <SecondFactorSetUp onDone={() => finish(null)} /> : null}
          {act === 'turnOff' ? <TurnOff onDone={() => finish(words.turnedOff)} /> : null}
          {act === 'renew' ? <Renew onDone={() => finish(null)} /> : null}
        </Panel>
      )}
    </Section>
  )
}

function TurnOff({ onDone }: { onDone: () => void }) {
  const { factor: words } = useAccountWords()
  const send = useMutation({
    mutationFn: (password: string) => call(removeSecondFactor, { body: { password } }),
    onSuccess: onDone,
  })
  return (
    <div className="factor">
      <p>{words.offLead}</p>
      <PasswordAsked submit={words.turnOff} busy={send.isPending} error={send.error} onPassword={send.mutate} />
    </div>
  )
}

function Renew({ onDone }: { onDone: () => void }) {
  const { factor: words } = useAccountWords()
  const send = useMutation({ mutationFn: (password: string) => call(renewRecoveryCodes, { body: { password } }) })
  if (send.data) return <RecoveryCodes codes={send.data.recoveryCodes} onDone={onDone} />
  return (
    <div className="factor">
      <p>{words.renewLead}</p>
      <PasswordAsked submit={words.renew} busy={send.isPending} error={send.error} onPassword={send.mutate} />
    </div>
  )
}
