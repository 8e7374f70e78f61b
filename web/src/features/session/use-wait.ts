import { useEffect, useState } from 'react'
import type { Failure } from '../../lib/failure.ts'

/** `83` seconds as `1:23`. */
export const waitText = (seconds: number): string =>
  `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`

/** Seconds until the door that `failure` shut opens again, counted down; 0 where none is shut. */
export function useWait(failure: Failure | null): number {
  const [left, setLeft] = useState(0)
  useEffect(() => {
    const seconds = failure?.code === 'auth.locked' ? Number(failure.params['seconds'] ?? 0) : 0
    setLeft(seconds)
    if (seconds === 0) return
    const until = Date.now() + seconds * 1000
    const timer = setInterval(() => {
      const rest = Math.max(0, Math.ceil((until - Date.now()) / 1000))
      setLeft(rest)
      if (rest === 0) clearInterval(timer)
    }, 1000)
    return () => clearInterval(timer)
  }, [failure])
  return left
}
