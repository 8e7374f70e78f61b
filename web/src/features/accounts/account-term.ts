import type { PlainDate } from '@dondoc/domain/calendar/plain-date'
import { dateText } from '../../lib/format.ts'
import type { AccountWords } from '../../messages/accounts.vi.ts'

/** A term in words: `từ 01/7/2026`, `đến hết 31/12/2026` where it has begun, `từ … đến hết …`. */
export function termText(
  { validFrom, validTo }: { readonly validFrom: PlainDate; readonly validTo: PlainDate | null },
  words: AccountWords,
): string {
  return validTo === null ? words.from(dateText(validFrom)) : words.between(dateText(validFrom), dateText(validTo))
}
