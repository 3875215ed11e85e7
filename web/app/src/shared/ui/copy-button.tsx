import { useState } from 'react';
import { useText } from '~/shared/i18n/use-text';
import { cx } from './class-names';
import controls from './controls.module.css';
import { Icon } from './icon';

interface CopyButtonProps {
  readonly value: string;
  readonly label?: string;
  /** Without a frame, for a place where it is not what matters. */
  readonly quiet?: boolean;
}

/** Copies a text. Browsers offer the clipboard to secure pages only (HTTPS or localhost); elsewhere there is no button. */
export function CopyButton({ value, label, quiet = false }: CopyButtonProps) {
  const text = useText();
  const [copied, setCopied] = useState(false);
  if (navigator.clipboard === undefined) {
    return null;
  }
  const copy = async () => {
    await navigator.clipboard.writeText(value);
    setCopied(true);
  };
  return (
    <button type="button" className={quiet ? controls.tiny : cx(controls.outline, controls.small)} onClick={copy}>
      <Icon name={copied ? 'check' : 'copy'} />
      <span aria-live="polite">{copied ? text.settings.copied : (label ?? text.settings.copy)}</span>
    </button>
  );
}
