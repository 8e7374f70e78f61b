import { z } from 'zod'
import { DelayReason } from './duties.ts'
import { RecordFileRef } from './records.ts'
import { route } from './route.ts'
import { Id, Instant, OrganizationRef, PlainDate } from './shared.ts'

const words = (most: number) => z.string().trim().max(most)

/** What an officer may change of an urging letter before it is sent. */
export const LetterContent = z.object({
  superiorName: words(200),
  issuerName: words(200).min(1),
  place: words(100),
  /** What stands behind the number: "SYT-CCHC". */
  notation: words(40),
  /** Behind "V/v". */
  abstract: words(300).min(1),
  opening: words(2000),
  /** A paragraph each. */
  requests: z.array(words(2000).min(1)).max(20),
  closing: words(1000),
  /** The lines of "Nơi nhận". */
  copies: z.array(words(200).min(1)).max(30),
  /** "KT. GIÁM ĐỐC"; empty where the head signs. */
  capacity: words(100),
  signerTitle: words(100),
  signerName: words(100),
})
export type LetterContent = z.infer<typeof LetterContent>

/** An overdue duty as the letter lists it: as it stood on the day of the draft. */
export const LetterDuty = z.object({
  dutyId: Id,
  code: z.string(),
  text: z.string(),
  product: z.string().nullable(),
  dueOn: PlainDate,
  daysLate: z.int().positive(),
  reason: DelayReason.nullable(),
})
export type LetterDuty = z.infer<typeof LetterDuty>

export const LetterRow = z.object({
  id: Id,
  issuer: OrganizationRef,
  state: z.enum(['draft', 'sent']),
  receivers: z.array(OrganizationRef),
  dutyCount: z.int().positive(),
  abstract: z.string(),
  number: z.string().nullable(),
  date: PlainDate.nullable(),
  asOf: PlainDate,
  author: z.string(),
  createdAt: Instant,
})
export type LetterRow = z.infer<typeof LetterRow>

export const Letter = LetterRow.extend({
  version: z.int().nonnegative(),
  content: LetterContent,
  units: z.array(z.object({ organization: OrganizationRef, duties: z.array(LetterDuty) })),
  recordId: Id.nullable(),
  /** The signed letter as it is kept with its record, as far as the reader may open that. */
  files: z.array(RecordFileRef),
  /** `attach`: to the record of a letter that was sent. */
  can: z.object({ change: z.boolean(), attach: z.boolean() }),
})
export type Letter = z.infer<typeof Letter>

const params = z.object({ letterId: Id })
const done = z.object({ done: z.literal(true) })

export const listOverdueUnits = route({
  method: 'GET',
  url: '/api/urging-letters/overdue',
  summary:
    'Units with overdue duties that an agency gave, for choosing whom to urge; by agency that the person may urge for',
  tag: 'letters',
  response: z.object({
    issuers: z.array(
      z.object({
        issuer: OrganizationRef,
        units: z.array(
          z.object({ organization: OrganizationRef, count: z.int().positive(), longest: z.int().positive() }),
        ),
      }),
    ),
  }),
})

export const listLetters = route({
  method: 'GET',
  url: '/api/urging-letters',
  summary: 'Urging letters that the person may read, newest first',
  tag: 'letters',
  response: z.object({ letters: z.array(LetterRow) }),
})

export const draftLetters = route({
  method: 'POST',
  url: '/api/urging-letters',
  summary: 'Draft an urging letter for the chosen units: one for all, or one for each',
  tag: 'letters',
  body: z.object({ issuerId: Id, organizationIds: z.array(Id).min(1).max(200), each: z.boolean() }),
  response: z.object({ letterIds: z.array(Id) }),
})

export const getLetter = route({
  method: 'GET',
  url: '/api/urging-letters/:letterId',
  summary: 'An urging letter with its words and its duties',
  tag: 'letters',
  params,
  response: Letter,
})

export const changeLetter = route({
  method: 'PUT',
  url: '/api/urging-letters/:letterId',
  summary: 'Change the words of a draft',
  tag: 'letters',
  params,
  body: z.object({ version: z.int().nonnegative(), content: LetterContent }),
  response: Letter,
})

export const discardLetter = route({
  method: 'DELETE',
  url: '/api/urging-letters/:letterId',
  summary: 'Discard a draft',
  tag: 'letters',
  params,
  response: done,
})

export const letterFile = route({
  method: 'GET',
  url: '/api/urging-letters/:letterId/docx',
  summary: 'The letter as DOCX, by the office’s template',
  tag: 'letters',
  params,
})

export const sendLetter = route({
  method: 'POST',
  url: '/api/urging-letters/:letterId/send',
  summary:
    'Record that the signed letter was sent: number, date, signer, its files; it enters the register and the units are told',
  tag: 'letters',
  params,
  body: z.object({
    version: z.int().nonnegative(),
    number: z.string().trim().min(1).max(60),
    date: PlainDate,
    signerName: z.string().trim().min(1).max(100),
    /** The signed letter, sent before as uploads. */
    uploadIds: z.array(Id).max(5).optional(),
  }),
  response: Letter,
})

const ofAgency = z.object({ organizationId: Id })

export const getLetterTemplate = route({
  method: 'GET',
  url: '/api/letter-templates/:organizationId',
  summary: 'The template by which letters of an agency are written, as DOCX',
  tag: 'letters',
  params: ofAgency,
})

export const showLetterTemplate = route({
  method: 'GET',
  url: '/api/letter-templates/:organizationId/about',
  summary: 'Whose template it is: the office’s own with who gave it when, or the one that comes with the product',
  tag: 'letters',
  params: ofAgency,
  response: z.object({
    own: z.object({ name: z.string(), at: Instant, author: z.string() }).nullable(),
    can: z.object({ change: z.boolean() }),
  }),
})

export const setLetterTemplate = route({
  method: 'PUT',
  url: '/api/letter-templates/:organizationId',
  summary: 'Give the office’s own template',
  tag: 'letters',
  params: ofAgency,
  query: z.object({ name: z.string().trim().min(1).max(200) }),
  upload: true,
  response: done,
})

export const removeLetterTemplate = route({
  method: 'DELETE',
  url: '/api/letter-templates/:organizationId',
  summary: 'Go back to the template that comes with the product',
  tag: 'letters',
  params: ofAgency,
  response: done,
})
