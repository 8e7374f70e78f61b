/** The emblem: the one place with red and gold. */
export function Emblem({ size }: { size: number }) {
  return <img src="/emblem.svg" width={size} height={size} alt="" />
}
