import { applyViewFrame } from '#core/protocol/view-diff.ts';
import type { ServerFrame } from '#core/protocol/server-frames.ts';

type ViewFrame = Extract<ServerFrame, { t: 'view' }>;

/** Follows the shared view of one audience and knows where it is in the stream. */
export class ViewStream<V extends object> {
  epoch: number | undefined;
  seq: number | undefined;
  view: V | undefined;

  /** Starts over from a snapshot. */
  snapshot(epoch: number, seq: number, view: V): V {
    this.epoch = epoch;
    this.seq = seq;
    this.view = view;
    return view;
  }

  /**
   * The next view; `undefined` when the frame does not fit behind the last one, so that a snapshot is needed.
   * After a move to another socket a frame may come twice.
   */
  apply(frame: ViewFrame): V | undefined {
    if (this.view && this.seq !== undefined && frame.seq <= this.seq) return this.view;
    if (!this.view || this.seq === undefined || frame.seq !== this.seq + 1) {
      this.forget();
      return undefined;
    }
    this.seq = frame.seq;
    this.view = applyViewFrame(this.view, frame);
    return this.view;
  }

  /** Makes the next entrance ask for a snapshot. */
  forget(): void {
    this.epoch = undefined;
    this.seq = undefined;
  }

  get last(): { epoch?: number; seq?: number } {
    return this.epoch === undefined || this.seq === undefined ? {} : { epoch: this.epoch, seq: this.seq };
  }
}
