#!/usr/bin/env node
// Runs one TypeScript program of the repository on the Node that came with it: `node bin/run.mjs FILE.ts …`.
import { ensureInstalled, ensureWeb, findNode, run } from './setup.mjs'

ensureInstalled()
const node = findNode()
const [file, ...args] = process.argv.slice(2)
if (file?.startsWith('bench/')) ensureWeb(node)
process.exit(await run(node, [file, ...args]))
