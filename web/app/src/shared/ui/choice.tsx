import styles from './choice.module.css';
import controls from './controls.module.css';

interface ChoiceProps<T extends string> {
  readonly legend: string;
  readonly name: string;
  readonly value: T;
  readonly options: readonly (readonly [T, string])[];
  readonly hint?: string;
  /** Where a heading says it already. */
  readonly hideLegend?: boolean;
  readonly onChoose: (value: T) => void;
}

/** A few alternatives side by side, of which one holds. */
export function Choice<T extends string>({
  legend,
  name,
  value,
  options,
  hint,
  hideLegend = false,
  onChoose,
}: ChoiceProps<T>) {
  return (
    <fieldset className={styles.choice}>
      <legend className={hideLegend ? 'visually-hidden' : controls.label}>{legend}</legend>
      <div className={styles.options}>
        {options.map(([option, label]) => (
          <label key={option} className={styles.option}>
            <input
              type="radio"
              name={name}
              value={option}
              checked={option === value}
              onChange={() => onChoose(option)}
            />
            <span>{label}</span>
          </label>
        ))}
      </div>
      {hint !== undefined && <p className={styles.hint}>{hint}</p>}
    </fieldset>
  );
}
