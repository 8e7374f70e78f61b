import './choice-cards.css'
import { useId } from 'react'

interface Props<Value extends string> {
  legend: string
  choices: readonly { readonly value: Value; readonly label: string }[]
  value: Value
  onChange: (value: Value) => void
}

/** One of a few, each word whole on every width: beside each other where there is room, else below. */
export function ChoiceCards<Value extends string>({ legend, choices, value, onChange }: Props<Value>) {
  const name = useId()
  return (
    <fieldset className="choice-cards">
      <legend>{legend}</legend>
      {choices.map((choice) => (
        <label key={choice.value} className="choice-card">
          <input type="radio" name={name} checked={value === choice.value} onChange={() => onChange(choice.value)} />
          {choice.label}
        </label>
      ))}
    </fieldset>
  )
}
