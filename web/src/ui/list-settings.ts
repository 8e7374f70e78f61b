import { useState } from 'react'
import { readStored, writeStored } from '../lib/storage.ts'

/** How a person wants to see a list. */
export interface ListSettings {
  /** Ids of columns left out. */
  readonly hidden: readonly string[]
  readonly dense: boolean
}

const FIRST: ListSettings = { hidden: [], dense: false }

/** `dense;deadline,progress` as kept in the browser; anything else is the first choice. */
export function settingsFromText(text: string | null): ListSettings {
  const [density, hidden] = text?.split(';') ?? []
  if (hidden === undefined) return FIRST
  return { dense: density === 'dense', hidden: hidden.split(',').filter((id) => id !== '') }
}

/** The other way round. */
export function settingsToText({ dense, hidden }: ListSettings): string {
  return `${dense ? 'dense' : 'wide'};${hidden.join(',')}`
}

/** The settings that the person keeps for the list of that name, and how to change them. */
export function useListSettings(name: string): readonly [ListSettings, (settings: ListSettings) => void] {
  const key = `list.${name}`
  const [settings, setSettings] = useState(() => settingsFromText(readStored(key)))
  const change = (next: ListSettings) => {
    writeStored(key, settingsToText(next))
    setSettings(next)
  }
  return [settings, change]
}
