import type { ReactNode } from 'react';
import { cx } from './class-names';
import { tintOfColor } from './colors';
import controls from './controls.module.css';
import styles from './swatches.module.css';

interface SwatchesProps {
  readonly legend: string;
  readonly name: string;
  readonly colors: readonly string[];
  readonly value: string;
  readonly label: (index: number) => string;
  readonly onChoose: (color: string) => void;
  /** What stands on each colour. */
  readonly children?: ReactNode;
}

/** One colour of a few. */
export function Swatches({ legend, name, colors, value, label, onChoose, children }: SwatchesProps) {
  return (
    <fieldset className={styles.swatches}>
      <legend className={controls.label}>{legend}</legend>
      <div className={styles.list}>
        {colors.map((color, index) => (
          <label key={color} className={styles.swatch} title={label(index)}>
            <input
              type="radio"
              name={name}
              value={color}
              aria-label={label(index)}
              checked={value === color}
              onChange={() => onChoose(color)}
            />
            <span className={cx(styles.color)} data-tint={tintOfColor(color)} aria-hidden="true">
              {children}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
