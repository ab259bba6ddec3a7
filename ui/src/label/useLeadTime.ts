import { useEffect, useRef, useState } from 'react';

/** Longer without a key or a move of the mouse is a pause, not work. */
const IDLE_MS = 60_000;

export interface LeadTime {
  /** Seconds spent on the task up to now, earlier visits included. */
  read(): number;
}

/** Counts the seconds somebody really works on the task: the tab is visible and there was a sign of life. */
export function useLeadTime(before: number): LeadTime {
  const seconds = useRef(before);
  useEffect(() => {
    let lastSign = Date.now();
    let lastTick = Date.now();
    const sign = () => {
      lastSign = Date.now();
    };
    const tick = () => {
      const now = Date.now();
      if (document.visibilityState === 'visible' && now - lastSign < IDLE_MS) seconds.current += Math.min(now - lastTick, 2000) / 1000;
      lastTick = now;
    };
    const timer = setInterval(tick, 500);
    for (const event of ['keydown', 'pointermove', 'pointerdown', 'wheel']) addEventListener(event, sign, { passive: true });
    return () => {
      clearInterval(timer);
      for (const event of ['keydown', 'pointermove', 'pointerdown', 'wheel']) removeEventListener(event, sign);
    };
  }, []);
  const [leadTime] = useState<LeadTime>(() => ({ read: () => Math.round(seconds.current * 100) / 100 }));
  return leadTime;
}

/** `3:07`, or `1:02:09` from an hour on. */
export function clock(seconds: number): string {
  const whole = Math.floor(seconds);
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  const two = (value: number) => String(value).padStart(2, '0');
  return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`;
}
