import { useEffect } from 'react';
import { useChat } from '~/shared/chat/use-chat';
import { usePageVisible } from '~/shared/hooks/use-page-visible';

const idleMs = 5 * 60_000;
const signs = ['pointerdown', 'pointermove', 'keydown', 'wheel'] as const;

/** Tells the server what is on this screen, and whether anybody is in front of it. */
export function useDevice(current: string | null): void {
  const { presence } = useChat();
  const visible = usePageVisible();
  useEffect(() => {
    presence.show(visible ? current : null);
    return () => presence.show(null);
  }, [presence, current, visible]);

  // Follows hands on this device: after some minutes without any, nobody is there.
  useEffect(() => {
    let isIdle = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const set = (idle: boolean) => {
      if (idle !== isIdle) {
        isIdle = idle;
        presence.idle(idle);
      }
    };
    const touch = () => {
      clearTimeout(timer);
      timer = setTimeout(() => set(true), idleMs);
      set(false);
    };
    touch();
    for (const sign of signs) {
      window.addEventListener(sign, touch, { passive: true });
    }
    return () => {
      clearTimeout(timer);
      for (const sign of signs) {
        window.removeEventListener(sign, touch);
      }
    };
  }, [presence]);
}
