import './sign-in.css'
import { waitText } from './use-wait.ts'
import { useSignInWords } from './words.ts'

/** The time still to wait. A timer: it is not read out each second. */
export function WaitNote({ seconds }: { seconds: number }) {
  const words = useSignInWords()
  return seconds > 0 ? (
    <p className="secondary sign-in__wait" role="timer">
      {words.wait(waitText(seconds))}
    </p>
  ) : null
}
