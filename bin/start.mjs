#!/usr/bin/env node
// `npm start`: install what is missing, build the web application, start the server. See `npm start -- --help`.
import { ensureInstalled, ensureWeb, findNode, run } from './setup.mjs'

ensureInstalled()
const node = findNode()
const args = process.argv.slice(2)
if (!args.includes('--help')) ensureWeb(node)
process.exit(await run(node, ['server/src/main.ts', ...args]))
