import { Component, type ComponentChildren } from 'preact';

interface ErrorBoundaryProps {
  children: ComponentChildren;
  fallback: (error: unknown) => ComponentChildren;
}

/** Shows something else instead of a page that broke while it was drawn. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, { error: unknown }> {
  override state = { error: undefined };

  static override getDerivedStateFromError(error: unknown) {
    return { error };
  }

  override render({ children, fallback }: ErrorBoundaryProps, { error }: { error: unknown }) {
    return error === undefined ? children : fallback(error);
  }
}
