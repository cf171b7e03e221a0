;;; What a user does in Emacs with the configuration of docs/editors.md, which has been loaded as init.el.  -*- lexical-binding: t -*-
;; Started in a folder with the scripts of test/editors/scripts.mjs; ends with status 0 when all is as it should be.

(require 'cl-lib)
(require 'ert)
(require 'xref)

(defconst test-patience 60 "Seconds that anything may take.")

;; Nothing is asked of a user who is not there, and what Emacs does when it is idle is not waited for: a script that is
;; saved is known to the server.
(setq eglot-autoshutdown nil
      eglot-confirm-server-initiated-edits nil
      xref-prompt-for-identifier nil
      make-backup-files nil
      inhibit-message t)

(defun test-eventually (check describe)
  "Wait until CHECK gives something; fail with what DESCRIBE gives then."
  (let ((end (+ (float-time) test-patience)) result)
    (while (not (setq result (funcall check)))
      (when (> (float-time) end) (ert-fail (funcall describe)))
      ;; Reading an event is what has changes of files noticed.
      (read-event nil nil 0.02)
      (accept-process-output nil 0.02))
    result))

(defun test-becomes (read expected)
  "Wait until READ gives what equals EXPECTED."
  (test-eventually (lambda () (equal (funcall read) expected))
                   (lambda () (list :is (funcall read) :expected expected))))

(defun test-text (name)
  (with-temp-buffer (insert-file-contents name) (buffer-string)))

(defun test-on (part &optional nth)
  "Go to the first letter of the NTH place of a text, from 1."
  (goto-char (point-min))
  (search-forward part nil nil (or nth 1))
  (goto-char (match-beginning 0)))

(defun test-findings ()
  "What is found in this buffer: where each begins, and the text below it."
  (sort (mapcar (lambda (diagnostic)
                  (list (line-number-at-pos (flymake-diagnostic-beg diagnostic))
                        (buffer-substring-no-properties (flymake-diagnostic-beg diagnostic)
                                                        (flymake-diagnostic-end diagnostic))))
                (flymake-diagnostics))
        (lambda (one other) (< (car one) (car other)))))

(defconst test-scripts (expand-file-name default-directory))

(defmacro test-with (name &rest body)
  "Open the script NAME in a folder of its own, so by a server of its own; wait for that, and run BODY."
  (declare (indent 1))
  `(let ((folder (expand-file-name "scripts" (make-temp-file "emacs-" t))))
     (copy-directory test-scripts folder)
     (find-file (expand-file-name ,name folder))
     ;; Eglot connects, and Flymake begins, after a command of the user.
     (run-hooks 'post-command-hook)
     (test-eventually #'eglot-managed-p (lambda () "The server did not start."))
     (run-hooks 'post-command-hook)
     ,@body))

(ert-deftest shows-findings-and-takes-them-away-when-the-mistake-is-mended ()
  (test-with "wrong.msgflow"
    (test-becomes #'test-findings '((10 "Interaction Management")))
    (test-on " via Interaction Management")
    (delete-char (length " via Interaction Management"))
    (insert "Twice")
    (save-buffer)
    (test-becomes #'test-findings '((10 "EventPartyRemovedTwice")))
    (delete-char -5)
    (save-buffer)
    (test-becomes #'test-findings nil)))

(ert-deftest tells-the-server-the-settings-when-it-asks ()
  (test-with "wrong.msgflow"
    (test-becomes #'test-findings '((10 "Interaction Management")))
    (let ((eglot-workspace-configuration '(:msgflow (:rules (:wrong-protocol "off")))))
      (eglot-signal-didChangeConfiguration (eglot-current-server))
      (test-becomes #'test-findings nil))
    (eglot-signal-didChangeConfiguration (eglot-current-server))
    (test-becomes #'test-findings '((10 "Interaction Management")))))

(ert-deftest notices-that-a-used-file-changes-on-disk ()
  (test-with "uses.msgflow"
    (test-becomes #'test-findings '((5 "EventParted")))
    (write-region (string-replace "EventGreeted" "EventParted" (test-text "used.msgflow")) nil "used.msgflow")
    (test-becomes #'test-findings '((4 "EventGreeted")))))

(ert-deftest tells-in-the-echo-area-what-a-message-is ()
  (test-with "right.msgflow"
    (test-on "EventPartyRemoved")
    (let (told)
      (run-hook-with-args-until-success 'eldoc-documentation-functions
                                        (lambda (text &rest _) (push (substring-no-properties text) told)))
      (test-eventually (lambda () (cl-some (lambda (text) (string-search "Party removed" text)) told))
                       (lambda () told)))))

(ert-deftest completes-a-message ()
  (test-with "right.msgflow"
    (goto-char (point-max))
    (insert "  Ixn -> Stats : EventParty")
    (completion-at-point)
    (completion-in-region-mode -1)
    (should (equal (thing-at-point 'line t) "  Ixn -> Stats : EventPartyRemoved"))))

(ert-deftest goes-to-a-participants-declaration-and-into-the-library ()
  (test-with "right.msgflow"
    (test-on "Stats" 3)
    (call-interactively #'xref-find-definitions)
    (should (equal (list (line-number-at-pos) (current-column)) '(3 12)))
    (test-on "EventPartyRemoved")
    (call-interactively #'xref-find-definitions)
    (should (string-suffix-p "eservices.msgflow" (buffer-file-name)))
    (should (string-prefix-p "message EventPartyRemoved" (thing-at-point 'line t)))))

(ert-deftest renames-a-participant ()
  (test-with "right.msgflow"
    (test-on "Stats" 2)
    (eglot-rename "Statistics")
    (should (equal (buffer-string) (string-replace "Stats" "Statistics" (test-text "right.msgflow"))))))

(ert-deftest renames-a-message-in-a-file-that-nobody-has-opened ()
  (test-with "used.msgflow"
    (test-on "EventGreeted")
    (cl-letf (((symbol-function 'y-or-n-p) #'always))
      (eglot-rename "EventWelcomed"))
    (with-current-buffer (get-file-buffer "uses.msgflow")
      (should (string-search ": EventWelcomed" (buffer-string))))))

(ert-deftest formats ()
  (test-with "untidy.msgflow"
    (eglot-format-buffer)
    (should (equal (buffer-string) (test-text "right.msgflow")))))

(ert-deftest applies-a-quick-fix ()
  (test-with "wrong.msgflow"
    (test-becomes #'test-findings '((10 "Interaction Management")))
    (test-on "Interaction Management")
    (cl-letf ((last-nonmenu-event 'key)
              ((symbol-function 'completing-read) (lambda (_ titles &rest _) (car (assoc "Remove `via`" titles)))))
      (call-interactively #'eglot-code-actions))
    (should-not (string-search "Interaction Management" (buffer-string)))))

(defun test-say (text)
  (let ((inhibit-message nil)) (princ text)))

(test-say (format "\n  Emacs %s\n" emacs-version))
(let ((failed 0))
  (dolist (test (sort (ert-select-tests t t)
                      (lambda (one other) (string< (ert-test-name one) (ert-test-name other)))))
    (let* ((result (ert-run-test test))
           (passed (ert-test-passed-p result)))
      (test-say (format "    %s %s\n" (if passed "✔" "✘") (string-replace "-" " " (symbol-name (ert-test-name test)))))
      (unless passed
        (cl-incf failed)
        (test-say (format "%S\n" (ert-test-result-with-condition-condition result))))))
  (kill-emacs (if (= failed 0) 0 1)))
