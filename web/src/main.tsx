import './theme/fonts.css'
import './theme/mantine.css'
import './theme/tokens.css'
import './theme/base.css'
import './theme/status.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'
import { tellScrollbar } from './lib/scrollbar.ts'

const root = document.getElementById('root')
if (root) {
  tellScrollbar()
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  )
}
