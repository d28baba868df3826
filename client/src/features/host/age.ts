import { env, l10n } from 'vscode';

const secondsOf = { day: 86_400, hour: 3_600, minute: 60 } as const;

/**
 * How long ago something was, in the user's language: "5 minutes ago". Undefined for what is no time.
 * @param time ISO 8601
 * @param now milliseconds since the epoch
 */
export function ageOf(time: string | undefined, now: number): string | undefined {
  const seconds = (now - Date.parse(time ?? '')) / 1000;
  if (Number.isNaN(seconds)) return undefined;
  // Clocks of two machines differ: what is from the future is from now.
  if (seconds < secondsOf.minute) return l10n.t('just now');
  const unit = seconds < secondsOf.hour ? 'minute' : seconds < 2 * secondsOf.day ? 'hour' : 'day';
  return new Intl.RelativeTimeFormat(env.language, { numeric: 'auto' }).format(
    -Math.floor(seconds / secondsOf[unit]),
    unit,
  );
}

/** A time as the user's language writes it, for tooltips. */
export function timeOf(time: string): string {
  const date = new Date(time);
  if (Number.isNaN(date.getTime())) return time;
  return date.toLocaleString(env.language, { dateStyle: 'medium', timeStyle: 'short' });
}
