import { isRecipientsLine } from './head-lines.ts'
import { BULLET, dropEnd, isUpperCase } from './normalise.ts'
import type { Signer } from './reading.ts'

export interface Closing {
  readonly recipients: readonly string[]
  readonly signer: Signer | null
}

const CAPACITY = /^(KT|TM|TL|TUQ|T\/M|K\/T)\s*\.\s*\p{Lu}/u
const POSITION =
  /^(KT\.?\s*|Q\.\s*|QUYỀN\s+)?(PHÓ\s+)?(GIÁM ĐỐC|CHỦ TỊCH|TRƯỞNG BAN|BỘ TRƯỞNG|THỨ TRƯỞNG|CỤC TRƯỞNG|CHI CỤC TRƯỞNG|TỔNG CỤC TRƯỞNG|CHÁNH VĂN PHÒNG|CHÁNH THANH TRA|TRƯỞNG PHÒNG|HIỆU TRƯỞNG|VIỆN TRƯỞNG|VỤ TRƯỞNG|TỔNG GIÁM ĐỐC|BÍ THƯ|TRƯỞNG ĐOÀN|THỦ TRƯỞNG|ỦY VIÊN|TRƯỞNG|THỦ TƯỚNG|TỔNG THANH TRA|TRƯỞNG THUẾ|CHÁNH ÁN|VIỆN TRƯỞNG|PHÓ TRƯỞNG BAN|PHÓ BAN)/u
const NAME = /^((GS|PGS|TS|ThS|BS|CKI{0,2}|KS|CN)[.\s]+)*\p{Lu}\p{Ll}*(\s\p{Lu}\p{Ll}*){1,5}$/u

/** Recipients and signature: the lines from "Nơi nhận" on, their two columns flattened in any order. */
export function readClosing(lines: readonly string[]): Closing {
  const from = lines.findIndex(isRecipientsLine)
  const tail = (from < 0 ? lines : lines.slice(from)).map((line) => line.trim()).filter((line) => line !== '')
  return { recipients: from < 0 ? [] : readRecipients(tail), signer: readSigner(from < 0 ? tail.slice(-12) : tail) }
}

function readRecipients(lines: readonly string[]): readonly string[] {
  const recipients: string[] = []
  const first = lines[0]?.replace(/^\s*Nơi nhận\s*:?\s*/u, '') ?? ''
  for (const line of [first, ...lines.slice(1)]) {
    if (line === '' || CAPACITY.test(line) || (POSITION.test(line) && isUpperCase(line))) continue
    const parts = line.split(/(?<=;)\s*(?=-\s)/)
    for (const part of parts) {
      if (BULLET.test(part)) recipients.push(part.replace(BULLET, ''))
      else if (recipients.length > 0 && !isClosed(recipients.at(-1) ?? '') && !NAME.test(part) && !isUpperCase(part))
        recipients[recipients.length - 1] = `${recipients.at(-1)} ${part}`
    }
  }
  return recipients.map((name) => dropEnd(name, ' .;,')).filter((name) => name !== '')
}

const isClosed = (recipient: string): boolean => /[.;]$/.test(recipient)

function readSigner(lines: readonly string[]): Signer | null {
  const shouted = lines.filter((line) => isUpperCase(line) && !/^PHỤ LỤC/.test(line))
  const capacities = shouted.filter((line) => CAPACITY.test(line))
  const position = shouted.find((line) => !CAPACITY.test(line) && POSITION.test(line)) ?? null
  if (capacities.length === 0 && !position) return null
  const glued = capacities.length > 0 && !position ? splitCapacity(capacities.join(' ')) : null
  const start = lines.lastIndexOf(position ?? capacities.at(-1) ?? '')
  const isName = (line: string) => NAME.test(line) && !/^(Sở|Ban|Phòng|Lưu|Nơi|Văn phòng|Các)\s/u.test(line)
  const name = lines.slice(start + 1).find(isName) ?? lines.find(isName) ?? null
  return { capacity: glued?.[0] ?? (capacities.join(' ') || null), position: glued?.[1] ?? position, name }
}

/** "KT. GIÁM ĐỐC PHÓ GIÁM ĐỐC" on one line. */
function splitCapacity(line: string): readonly [string, string] | null {
  const match = /^(.+?)\s+(PHÓ\s.+|CHỦ TỊCH|CHÁNH VĂN PHÒNG)$/u.exec(line)
  return match?.[1] && match[2] ? [match[1], match[2]] : null
}

/** True for a line in capitals that opens a signature: "KT. GIÁM ĐỐC", "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH". */
export function isSignatureLine(line: string): boolean {
  return (
    isUpperCase(line) && line.length < 80 && (CAPACITY.test(line) || new RegExp(`${POSITION.source}$`, 'u').test(line))
  )
}
