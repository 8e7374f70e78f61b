import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { SpeechProvider } from './lib/i18n.tsx'
import { createQueryClient } from './lib/query-client.ts'
import { createAppRouter } from './routes/router.tsx'
import { theme } from './theme/theme.ts'

const queryClient = createQueryClient(() => {
  const { pathname, href } = router.state.location
  if (pathname === '/dang-nhap') return
  queryClient.clear()
  void router.navigate({ to: '/dang-nhap', search: { next: href } })
})
const router = createAppRouter(queryClient)
const schemes = localStorageColorSchemeManager({ key: 'dondoc.theme' })

/** The whole application. Mantine writes no style element: its variables are static (theme/tokens.css). */
export function App() {
  return (
    <MantineProvider
      theme={theme}
      colorSchemeManager={schemes}
      defaultColorScheme="auto"
      withCssVariables={false}
      withGlobalClasses={false}
    >
      <SpeechProvider>
        <QueryClientProvider client={queryClient}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </SpeechProvider>
    </MantineProvider>
  )
}
