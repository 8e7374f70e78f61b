import { createContext, type ReactNode, use, useEffect, useMemo, useState } from 'react'
import { type Messages, vi } from '../messages/vi.ts'
import { readStored, writeStored } from './storage.ts'

export type Language = 'vi' | 'en'

interface Speech {
  readonly language: Language
  readonly messages: Messages
  readonly choose: (language: Language) => void
}

const SpeechContext = createContext<Speech>({ language: 'vi', messages: vi, choose: () => undefined })

const loadEnglish = async (): Promise<Messages> => (await import('../messages/en.ts')).en

/** Gives the screens their sentences: Vietnamese at once, English when it was chosen and has arrived. */
export function SpeechProvider({ children }: { children: ReactNode }) {
  const [chosen, setChosen] = useState<Language>(() => (readStored('language') === 'en' ? 'en' : 'vi'))
  const [english, setEnglish] = useState<Messages | null>(null)
  useEffect(() => {
    if (chosen !== 'en' || english) return
    let wanted = true
    loadEnglish().then(
      (messages) => wanted && setEnglish(messages),
      () => wanted && setChosen('vi'),
    )
    return () => {
      wanted = false
    }
  }, [chosen, english])
  const language: Language = chosen === 'en' && english ? 'en' : 'vi'
  useEffect(() => {
    document.documentElement.lang = language
  }, [language])
  const speech = useMemo(
    () => ({
      language,
      messages: language === 'en' && english ? english : vi,
      choose: (next: Language) => {
        writeStored('language', next)
        setChosen(next)
      },
    }),
    [language, english],
  )
  return <SpeechContext value={speech}>{children}</SpeechContext>
}

/** The sentences of the chosen language. */
export function useMessages(): Messages {
  return use(SpeechContext).messages
}

/** The chosen language and how to change it. */
export function useLanguage(): Speech {
  return use(SpeechContext)
}

/** The sentences of a feature that brings its own, in the chosen language. They load with the feature's code, not with the first page. */
export function useWords<Words>(words: Readonly<Record<Language, Words>>): Words {
  return words[use(SpeechContext).language]
}
