import type { PrepareSteps } from '../../core/rules/prepare.js';

/** The settings for adding files. */
export interface DropAreaSettings {
  /**
   * Whether drops, pastes, clicks and retries are ignored. A disabled `<fieldset>` around the
   * dropzone has the same effect.
   *
   * @default false
   */
  readonly disabled?: boolean | undefined;
  /**
   * Makes a file fit before it is sent, such as `fitToProvider()`. It is one step, or several in order,
   * each of which gets the previous one's result. Every rule is checked again afterward.
   */
  readonly prepare?: PrepareSteps | undefined;
  /**
   * Whether several files can be added at once. If not, all but the first of a drop are
   * `too-many-files`.
   *
   * @default true, unless `maxFiles` is 1
   */
  readonly multiple?: boolean | undefined;
  /**
   * Whether a click on the area no longer opens the file dialog. Its button still does.
   *
   * @default false
   */
  readonly noClick?: boolean | undefined;
  /**
   * Whether the button of the area is out of the tab order, for apps with their own button.
   *
   * @default false
   */
  readonly noKeyboard?: boolean | undefined;
  /**
   * Whether dropped files are ignored.
   *
   * @default false
   */
  readonly noDrag?: boolean | undefined;
  /**
   * Whether pasted images are ignored.
   *
   * @default false
   */
  readonly noPaste?: boolean | undefined;
  /**
   * Opens the camera if the device has one: `environment` is the rear camera, `user` the front one.
   * See [capture](https://developer.mozilla.org/docs/Web/HTML/Reference/Attributes/capture).
   */
  readonly capture?: 'environment' | 'user' | undefined;
}
