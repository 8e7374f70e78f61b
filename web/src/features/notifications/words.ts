import type { Notification } from '@dondoc/contract/notifications'
import { useWords } from '../../lib/i18n.tsx'
import { notificationsEn } from '../../messages/notifications.en.ts'
import { type NotificationWords, notificationsVi } from '../../messages/notifications.vi.ts'

/** The sentences of notifications in the chosen language. */
export function useNotificationWords(): NotificationWords {
  return useWords({ vi: notificationsVi, en: notificationsEn })
}

/** What a notification says. Its data fit its kind: the server checked them when they were written. */
export function sentenceOf(words: NotificationWords, { kind, data }: Pick<Notification, 'kind' | 'data'>): string {
  const say = words.sentences[kind] as ((data: unknown) => string) | undefined
  return say?.(data) ?? words.unknown
}
