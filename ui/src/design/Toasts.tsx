import { createContext, use, useCallback, useMemo, useState, type ReactNode } from 'react';

type Say = (message: string, action?: { readonly title: string; readonly run: () => void }) => void;

const SayContext = createContext<Say>(() => undefined);

/** Says something short in the corner; it goes away by itself. */
export const useToast = (): Say => use(SayContext);

const STAYS_MS = 6000;

interface Toast {
  readonly id: number;
  readonly message: string;
  readonly action?: { readonly title: string; readonly run: () => void } | undefined;
}

let count = 0;

export function Toasts({ children }: { readonly children: ReactNode }) {
  const [toasts, setToasts] = useState<readonly Toast[]>([]);
  const drop = useCallback((id: number) => setToasts((all) => all.filter((toast) => toast.id !== id)), []);
  const say = useCallback<Say>(
    (message, action) => {
      const id = ++count;
      setToasts((all) => [...all.slice(-2), { id, message, action }]);
      setTimeout(() => drop(id), STAYS_MS);
    },
    [drop],
  );
  const context = useMemo(() => say, [say]);
  return (
    <SayContext value={context}>
      {children}
      <div className="toasts" role="status" aria-live="polite">
        {toasts.map((toast) => (
          <div key={toast.id} className="toast">
            <span className="grow">{toast.message}</span>
            {toast.action && (
              <button
                type="button"
                className="button small"
                onClick={() => {
                  toast.action!.run();
                  drop(toast.id);
                }}
              >
                {toast.action.title}
              </button>
            )}
          </div>
        ))}
      </div>
    </SayContext>
  );
}
