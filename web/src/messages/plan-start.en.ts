import type { PlanStartWords } from './plan-start.vi.ts'

/** The sentences of starting a plan without a file, in English. */
export const planStartEn: PlanStartWords = {
  title: 'Write a new plan',
  lead: 'The plan is written in the table and exported as a Word document with its appendix.',
  issuer: 'Issued by',
  name: 'Title',
  namePlaceholder: 'Administrative reform plan 2026',
  year: 'Year',
  from: 'From',
  to: 'To',
  start: 'Start from',
  starts: { empty: 'An empty table', plan: 'An earlier plan', superior: 'A superior’s plan' },
  hints: {
    empty: 'Add rows, or paste a table from Word or Excel.',
    plan: 'Copies the tasks; years in texts and deadlines move to the new year.',
    superior: 'Takes only the tasks that name the issuer as lead or coordinator, directly or by group.',
  },
  plan: 'Plan',
  choosePlan: 'Choose a plan',
  noPlans: 'There is no plan to choose yet.',
  submit: 'Make the draft',
  errors: {
    name: 'Write the title of the plan.',
    year: 'Write a year between 2000 and 2100.',
    date: 'Write the day as 31/7/2025.',
    order: 'The last day must be after the first.',
    plan: 'Choose the plan to copy.',
    issuer: 'Choose who issues the plan.',
  },
  notAllowed: 'You may not write plans. Ask the focal officer or the administrator.',
}
