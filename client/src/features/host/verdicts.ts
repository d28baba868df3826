import { l10n, ThemeColor, ThemeIcon } from 'vscode';
import type { HostSection, Question, Verdict } from '../../../../server/src/protocol/host.js';

/** The colours are those of test results, which every theme has: they say the same three things. */
const icons: Readonly<Record<Verdict, ThemeIcon>> = {
  compatible: new ThemeIcon('pass', new ThemeColor('testing.iconPassed')),
  incompatible: new ThemeIcon('error', new ThemeColor('testing.iconFailed')),
  unknown: new ThemeIcon('question', new ThemeColor('testing.iconQueued')),
};

export function verdictIcon(verdict: Verdict): ThemeIcon {
  return icons[verdict];
}

export function verdictWord(verdict: Verdict): string {
  if (verdict === 'compatible') return l10n.t('compatible');
  return verdict === 'incompatible' ? l10n.t('incompatible') : l10n.t('unknown');
}

export function questionMeaning(question: Question): string {
  const meanings: Readonly<Record<Question, string>> = {
    run: l10n.t('Can the image start and do its work here?'),
    optimal: l10n.t('Was it built for this CPU, GPU and network, or for lesser ones?'),
    libraries: l10n.t(
      "Do its libraries agree with this host's: MPI, CUDA and the driver, the C library?",
    ),
    'bind-mount': l10n.t('Do libraries of this host work when they are mounted into it?'),
  };
  return meanings[question];
}

const sectionIcons: Readonly<Record<HostSection['status'], ThemeIcon>> = {
  ok: new ThemeIcon('pass', new ThemeColor('testing.iconPassed')),
  absent: new ThemeIcon('circle-slash', new ThemeColor('disabledForeground')),
  failed: new ThemeIcon('warning', new ThemeColor('problemsWarningIcon.foreground')),
  skipped: new ThemeIcon('debug-step-over', new ThemeColor('disabledForeground')),
};

export function sectionIcon(status: HostSection['status']): ThemeIcon {
  return sectionIcons[status];
}

export function sectionWord(status: HostSection['status']): string {
  const words: Readonly<Record<HostSection['status'], string>> = {
    ok: l10n.t('known'),
    absent: l10n.t('not there'),
    failed: l10n.t('could not be read'),
    skipped: l10n.t('not looked at'),
  };
  return words[status];
}
