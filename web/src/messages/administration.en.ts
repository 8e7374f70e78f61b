import type { AdministrationWords } from './administration.vi.ts'

/** The sentences around the sections of the administration in English. */
export const administrationEn: AdministrationWords = {
  sections: 'Sections of the administration',
  names: {
    organizations: 'Organizations',
    accounts: 'Accounts',
    signIn: 'Sign-in rules',
    audit: 'Audit trail',
    calendar: 'Working calendar and deadlines',
    notifications: 'Reminders and e-mail',
  },
  noneTitle: 'There is nothing for you to administer',
  noneText:
    'Administration is for administrators and auditors. Ask the administrator of your agency for a role if you need one.',
}
