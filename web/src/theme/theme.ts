import { ActionIcon, Button, Menu, Popover } from '@mantine/core'

/** Sizes and behaviour of the components; colours are tokens (tokens.css), not theme values. */
export const theme = {
  respectReducedMotion: true,
  cursorType: 'pointer',
  components: {
    Button: Button.extend({ defaultProps: { size: 'sm', radius: 6 } }),
    ActionIcon: ActionIcon.extend({ defaultProps: { variant: 'subtle', color: 'gray', size: 32 } }),
    // Mantine's placeholder of the first focus is an unnamed thing in the menu: readers of the screen would meet it.
    Menu: Menu.extend({
      defaultProps: { shadow: 'md', transitionProps: { duration: 0 }, withInitialFocusPlaceholder: false },
    }),
    Popover: Popover.extend({ defaultProps: { shadow: 'md', transitionProps: { duration: 0 } } }),
  },
} as const
