import { type ReactNode, useId } from 'react'

/** One part of the own account, under its heading. */
export function Section({ title, lead, children }: { title: string; lead?: string; children?: ReactNode }) {
  const id = useId()
  return (
    <section className="box my-account__part" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {lead ? <p className="secondary">{lead}</p> : null}
      {children}
    </section>
  )
}
