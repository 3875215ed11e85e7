import { Component, type ReactNode } from 'react';
import { useText } from '~/shared/i18n/use-text';
import controls from '~/shared/ui/controls.module.css';
import styles from './splash.module.css';

interface CrashGuardProps {
  /** Another place is another attempt. */
  readonly place?: string;
  readonly children: ReactNode;
}

/** A part that fails, or that cannot be loaded without a network, does not take the rest of the page with it. */
export class CrashGuard extends Component<CrashGuardProps, { readonly failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override componentDidUpdate(before: CrashGuardProps): void {
    if (this.state.failed && before.place !== this.props.place) {
      this.setState({ failed: false });
    }
  }

  override render(): ReactNode {
    return this.state.failed ? <Crashed /> : this.props.children;
  }
}

function Crashed() {
  const text = useText();
  return (
    <div className={styles.crash} role="alert">
      <h1>{text.crash.title}</h1>
      <p>{text.crash.lead}</p>
      <button type="button" className={controls.primary} onClick={() => location.reload()}>
        {text.crash.reload}
      </button>
    </div>
  );
}
