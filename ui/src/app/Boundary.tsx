import { Component, type ReactNode } from 'react';

/** A fault in drawing shows itself and offers the way back; what was saved is safe. */
export class Boundary extends Component<{ readonly children: ReactNode }, { readonly error: Error | null }> {
  override state = { error: null as Error | null };

  static getDerivedStateFromError(error: Error) {
    return { error };
  }

  override render() {
    const { error } = this.state;
    if (!error) return this.props.children;
    return (
      <main className="bare-page">
        <div className="empty">
          <h1>Something went wrong here</h1>
          <p>
            Your work is kept in this browser. Reload the page to go on; if it happens again, please report this text:
          </p>
          <pre className="error-text">{error.message}</pre>
          <button type="button" className="button primary" onClick={() => location.reload()}>
            Reload
          </button>
        </div>
      </main>
    );
  }
}
