#!/usr/bin/env node
// The `dondoc` command: `npx dondoc read FILE`, `npx dondoc --help`. Paths are those of the caller's folder.
import { join } from 'node:path'
import { ensureInstalled, findNode, root, run } from './setup.mjs'

ensureInstalled()
process.exit(await run(findNode(), [join(root, 'cli/src/main.ts'), ...process.argv.slice(2)], { cwd: process.cwd() }))
