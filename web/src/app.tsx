import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { SpeechProvider } from './lib/i18n.tsx'
import { createQueryClient } from './lib/query-client.ts'
import { createAppRouter, loadFirstPage } from './routes/router.tsx'
import { theme } from './theme/theme.ts'

/** Leaves the page for one on the way in, which leads back to it. */
const leaveFor = (to: '/dang-nhap' | '/dang-nhap/hoan-tat') => {
  const { pathname, href } = router.state.location
  if (pathname === to) return
  queryClient.clear()
  void router.navigate({ to, search: { next: pathname.startsWith('/dang-nhap') ? undefined : href } })
}
const queryClient = createQueryClient({
  onSignedOut: () => leaveFor('/dang-nhap'),
  onFirstSteps: () => leaveFor('/dang-nhap/hoan-tat'),
})
const router = createAppRouter(queryClient)
loadFirstPage(router)
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
