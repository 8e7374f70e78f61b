import * as contract from '@dondoc/contract/letters'
import { canUrge } from '@dondoc/domain/access/predicates'
import { everybody, somewhere } from '../../lib/actor.ts'
import { inTenant } from '../../lib/db.ts'
import type { Deps } from '../../lib/deps.ts'
import { type Api, register } from '../../lib/http.ts'
import { changeLetter, discardLetter, sendLetter } from './change-letter.ts'
import { draftLetters } from './draft-letters.ts'
import { letterFile } from './letter-file.ts'
import { listReadableLetters, listUnitsToUrge, showLetter } from './show-letters.ts'
import { readTemplate, removeTemplate, setTemplate, showTemplate, templateFile } from './templates.ts'

const done = { done: true } as const
/** Where exactly is asked inside, at the agency that sends. */
const writers = somewhere(canUrge)

/** The routes of `contract/src/letters.ts`. */
export function registerLetters(api: Api, deps: Deps): void {
  const { db, clock } = deps
  const at = () => ({ today: clock.today(), now: clock.now() })

  register(api, contract.listOverdueUnits, {
    allow: writers,
    handle: ({ actor }) =>
      inTenant(db, actor, async (trx) => ({ issuers: await listUnitsToUrge(trx, actor, clock.today()) })),
  })
  register(api, contract.listLetters, {
    allow: everybody,
    handle: ({ actor }) => inTenant(db, actor, async (trx) => ({ letters: await listReadableLetters(trx, actor) })),
  })
  register(api, contract.draftLetters, {
    allow: writers,
    handle: ({ actor, by, body }) =>
      inTenant(db, actor, async (trx) => ({ letterIds: await draftLetters(trx, actor, by, body, at()) })),
  })
  register(api, contract.getLetter, {
    allow: everybody,
    handle: ({ actor, params }) => inTenant(db, actor, (trx) => showLetter(trx, actor, params.letterId)),
  })
  register(api, contract.changeLetter, {
    allow: writers,
    handle: ({ actor, by, params, body }) =>
      inTenant(db, actor, async (trx) => {
        await changeLetter(trx, actor, by, { ...params, ...body })
        return showLetter(trx, actor, params.letterId)
      }),
  })
  register(api, contract.discardLetter, {
    allow: writers,
    handle: async ({ actor, by, params }) => {
      await inTenant(db, actor, (trx) => discardLetter(trx, actor, by, params.letterId))
      return done
    },
  })
  register(api, contract.sendLetter, {
    allow: writers,
    handle: ({ actor, by, params, body }) =>
      inTenant(db, actor, async (trx) => {
        await sendLetter(trx, actor, by, { ...params, ...body }, at())
        return showLetter(trx, actor, params.letterId)
      }),
  })
  register(api, contract.letterFile, {
    allow: everybody,
    handle: async ({ actor, params }) => {
      const letter = await inTenant(db, actor, (trx) => showLetter(trx, actor, params.letterId))
      return letterFile(letter, await readTemplate(deps, actor, letter.issuer.id))
    },
  })
  registerTemplates(api, deps)
}

function registerTemplates(api: Api, deps: Deps): void {
  register(api, contract.getLetterTemplate, {
    allow: writers,
    handle: ({ actor, params }) => templateFile(deps, actor, params.organizationId),
  })
  register(api, contract.showLetterTemplate, {
    allow: writers,
    handle: ({ actor, params }) => inTenant(deps.db, actor, (trx) => showTemplate(trx, actor, params.organizationId)),
  })
  register(api, contract.setLetterTemplate, {
    allow: writers,
    handle: async ({ actor, by, params, query, bytes }) => {
      await setTemplate(deps, actor, by, { ...params, ...query, bytes })
      return done
    },
  })
  register(api, contract.removeLetterTemplate, {
    allow: writers,
    handle: async ({ actor, by, params }) => {
      await removeTemplate(deps, actor, by, params.organizationId)
      return done
    },
  })
}
