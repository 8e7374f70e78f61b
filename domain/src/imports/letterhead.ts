import { isUpperCase } from './normalise.ts'

export interface Letterhead {
  readonly superior: string | null
  readonly issuer: string | null
  readonly number: string | null
  readonly place: string | null
  readonly dateText: string | null
}

const MOTTO =
  /CỘNG\s*(HÒA|HOÀ)\s*XÃ\s*HỘI\s*CHỦ\s*NGHĨA\s*VIỆT\s*NAM|Độc\s*lập\s*[-–—]\s*Tự\s*do\s*[-–—]\s*Hạnh\s*phúc|ĐẢNG CỘNG SẢN VIỆT NAM/giu
const DATE =
  /(?<!\p{L})((?:\p{Lu}\p{L}*\.?(?:\s+[-–]\s+|\s+|(?=\s*,))){1,6}|),?\s*(ngày\s*[\d.…_]{0,12}\s*tháng\s*[\d.…_]{0,12}\s*năm\s*[\d.…_]{0,12})/u
const NUMBER = /Số\s*:?\s*([\d.…_\s]*(?:\/|-)\s*[\p{Lu}\d][\p{L}\d&./-]*(?:\s?[-/&]\s?[\p{Lu}][\p{Lu}\d&-]*)*)/u
const BODY =
  /^(UBND|ỦY BAN|UỶ BAN|HĐND|HỘI ĐỒNG|BỘ|SỞ|BAN|VĂN PHÒNG|PHÒNG|CHI CỤC|CỤC|TỔNG CỤC|TRUNG TÂM|TRƯỜNG|BỆNH VIỆN|VIỆN|THANH TRA|CÔNG AN|KHO BẠC|BẢO HIỂM|THUẾ|HỘI|LIÊN MINH|TỈNH ỦY|THÀNH ỦY|HUYỆN ỦY|ĐẢNG ỦY|ĐẢNG BỘ|TỈNH ĐOÀN|ĐÀI|TÒA ÁN|HỌC VIỆN|QUỸ|TỔNG CÔNG TY|TẬP ĐOÀN|NGÂN HÀNG|CHÍNH PHỦ|THỦ TƯỚNG|BẢO TÀNG|THƯ VIỆN|MẶT TRẬN|VƯỜN|NHÀ|ĐẠI HỌC|TỔNG LIÊN ĐOÀN|HẢI QUAN|CHI NHÁNH)(?!\p{L})/u
/** Words a name cannot stop at: the next line goes on with it. */
const OPEN_END = /(\s|^)(VÀ|CÁC|THUỘC|CỦA|DÂN|TRUNG TÂM|BAN|QUẢN LÝ|TỈNH|THÀNH PHỐ|PHƯỜNG|XÃ)$/u

/**
 * Reads the two-column letterhead of Nghị định 30/2020/NĐ-CP flattened in any order: which body issues, the body over
 * it, number, place and date, each known by its form and not by its place.
 */
export function readLetterhead(lines: readonly string[]): Letterhead {
  const plain = lines
    .join('\n')
    .replace(MOTTO, ' ')
    .split('\n')
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter((line) => /[\p{L}\d]/u.test(line))
  const dated = plain.map((line) => DATE.exec(line.replace(NUMBER, ' '))).find((match) => match !== null) ?? null
  const numbered = plain.map((line) => NUMBER.exec(line)).find((match) => match !== null) ?? null
  const bodies = groupBodies(
    plain.flatMap(splitGlued).filter((line) => isUpperCase(line) && !NUMBER.test(line) && !DATE.test(line)),
  )
  return {
    superior: bodies.length > 1 ? (bodies.at(-2) ?? null) : null,
    issuer: bodies.at(-1) ?? null,
    number: numbered?.[1] ? tidyNumber(numbered[1]) : null,
    place: dated?.[1]?.trim() || null,
    dateText: dated?.[2] ? tidyDate(dated[2]) : null,
  }
}

/** A line break inside one paragraph may be lost: "UBND TỈNH AN GIANG SỞ Y TẾ". */
function splitGlued(line: string): readonly string[] {
  const match =
    /^((?:UBND|ỦY BAN NHÂN DÂN|UỶ BAN NHÂN DÂN)\s(?:TỈNH|THÀNH PHỐ|TP\.?)\s\p{Lu}[\p{Lu}\s-]*?)\s(?=(?:SỞ|BAN QUẢN LÝ|VĂN PHÒNG|THANH TRA|TRƯỜNG|BAN DÂN TỘC)\s)/u.exec(
      line,
    )
  return match?.[1] ? [match[1], line.slice(match[0].length)] : [line]
}

/** Lines of capitals as names: a line that starts no name goes on with the one above. */
function groupBodies(lines: readonly string[]): readonly string[] {
  const bodies: string[] = []
  for (const line of lines) {
    const above = bodies.at(-1)
    if (above !== undefined && (!BODY.test(line) || OPEN_END.test(above)))
      bodies[bodies.length - 1] = `${above} ${line}`
    else if (BODY.test(line) || above === undefined) bodies.push(line)
  }
  return bodies.filter((body) => BODY.test(body)).map((body) => body.replace(/[\s_*–—-]+$/, ''))
}

const tidyNumber = (number: string): string => number.replace(/[\s.…_]+/g, '').replace(/^[.…_]+/, '')

const tidyDate = (text: string): string =>
  text
    .replace(/[.…_]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
