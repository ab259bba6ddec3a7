import { useEffect, useState } from 'react';

/** Longer without a key or a move of the mouse is a pause, not work. */
const IDLE_MS = 60_000;

export interface LeadTime {
  /** Seconds spent on the task up to now, earlier visits included. */
  read(): number;
}

/** Counts the seconds somebody really works on the task: the tab is visible and there was a sign of life. */
export function useLeadTime(before: number): LeadTime {
  const [meter] = useState(() => new ActiveTime(before));
  useEffect(() => meter.watch(), [meter]);
  return meter;
}

class ActiveTime implements LeadTime {
  private seconds: number;
  private lastTick = performance.now();
  private lastSign = performance.now();

  constructor(before: number) {
    this.seconds = before;
  }

  read(): number {
    this.tick();
    return Math.round(this.seconds * 100) / 100;
  }

  watch(): () => void {
    const sign = () => {
      this.tick();
      this.lastSign = performance.now();
    };
    const timer = setInterval(() => this.tick(), 1000);
    const events = ['keydown', 'pointermove', 'pointerdown', 'wheel'];
    for (const event of events) addEventListener(event, sign, { passive: true });
    return () => {
      clearInterval(timer);
      for (const event of events) removeEventListener(event, sign);
    };
  }

  private tick(): void {
    const now = performance.now();
    // A sleeping machine wakes up with one long step: that was no work either.
    if (document.visibilityState === 'visible' && now - this.lastSign < IDLE_MS)
      this.seconds += Math.min(now - this.lastTick, 2000) / 1000;
    this.lastTick = now;
  }
}

/** `3:07`, or `1:02:09` from an hour on. */
export function clock(seconds: number): string {
  const whole = Math.floor(seconds);
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  const two = (value: number) => String(value).padStart(2, '0');
  return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`;
}
