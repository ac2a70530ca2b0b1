import { useEffect, useLayoutEffect } from 'react';

/** A layout effect. On a server it does nothing, where React 18 would warn about it. */
export const useBeforePaint = typeof document === 'undefined' ? useEffect : useLayoutEffect;
