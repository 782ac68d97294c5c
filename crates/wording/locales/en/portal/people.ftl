### People: accounts, one-time codes, signing in, rights.

portal-code = One-time code
portal-code-says = The password is right. Open the code app on your phone and type the code that it shows.
portal-code-label = One-time code
portal-code-hint = Six digits from the app; or a recovery code if you are without your phone.
portal-code-other-person = Sign in with another account
portal-continue = Continue
portal-wrong-code = The code is wrong, was used before, or its time is over. Wait for the next one and type that.
portal-codes = One-time codes for signing in
portal-codes-issuer = Thi đua VSS
portal-codes-needed = Your role needs one-time codes besides the password. Once they are set up, the other pages open.
portal-codes-wanted = With one-time codes, whoever knows your password still cannot sign in as you.
portal-codes-step-app = Install a code app on your phone
portal-codes-step-app-says = Any app of the TOTP standard will do, for example Google Authenticator, Microsoft Authenticator, Aegis or FreeOTP.
portal-codes-step-secret = Scan this picture with the app
portal-codes-step-secret-says = If it cannot be scanned, type this key into the app:
portal-codes-picture = QR picture with the key that makes the codes; the key also stands beside it as text
portal-codes-on-this-phone = Open the code app on this device
portal-codes-step-confirm = Type the code that the app shows
portal-code-of-the-moment = Six-digit code
portal-codes-confirm = Confirm
portal-codes-on = One-time codes are on.
portal-codes-set-up = Set up one-time codes
portal-codes-change = Change
portal-codes-give-up = Stop using one-time codes
portal-codes-role-needs = Your role needs one-time codes, so they cannot be given up.
portal-codes-lost = If the phone is lost and no recovery code is left, an administrator can take the codes away so that you set them up anew.
portal-code-to-change = To change anything, type a code that is still good.
portal-recovery = Recovery codes
portal-recovery-done = That is set up.
portal-recovery-says = When you are without your phone, each of these takes the place of a one-time code, once. They are shown only now: print or copy them and keep them where only you get at them.
portal-recovery-kept = I have put the codes away
portal-recovery-left = { $count ->
    [one] { $count } recovery code is left.
   *[other] { $count } recovery codes are left.
}
portal-recovery-new = Make new recovery codes

portal-change-password = Change password
portal-present-password = Present password
portal-present-password-wrong = The present password is wrong.
portal-save-password = Keep the new password
portal-password-ends-sessions = All other sessions will end.
portal-password-changed = The password is changed; the other sessions have ended.
portal-no-password = This account has no password.

portal-session-from = Signed in at
portal-session-seen = last used at
portal-end-session = End this session

portal-news = Something was done to your account
portal-news-says = Others did the following to your account. If you did not expect it, tell an administrator at once.
portal-news-seen = I have seen it
portal-acts-on-account = What was done to the account
portal-reason-given = Reason:
portal-the-program = The program
portal-did-account-invited = Invited
portal-did-account-accepted = Invitation accepted
portal-did-account-password-set = Password set
portal-did-account-reset-made = Link made to reset the password
portal-did-account-totp-set = One-time codes set up
portal-did-account-totp-removed = One-time codes taken away
portal-did-account-recovery-set = New recovery codes made
portal-did-account-recovery-taken = Signed in with a recovery code
portal-did-account-locked = Account locked
portal-did-account-unlocked = Account unlocked
portal-did-account-grants-set = Roles changed

portal-kept = What you sent is still here
portal-kept-says = Your session had ended when you sent it. Nothing was kept in the records, but all that you typed is here: send it again.
portal-kept-typed = What you typed
portal-kept-send = Send again
portal-kept-drop = Drop it

portal-role-number = Role { $count }
portal-choose-role = Choose a role
portal-no-more-roles = None
portal-which-unit = Several units have this code or name: choose the one that is meant.
portal-no-cluster = This role needs the name of a cluster or bloc, for example Cụm 5.
portal-scope-until = until { $day }
portal-scope-from = from { $day }
portal-reason-missing = Give a reason of at most 500 characters.
portal-reason-why = Reason
portal-own-account = This is your own account. Nobody changes their own roles or locks themselves: ask another administrator.
portal-change-roles = Change roles
portal-new-link = Make a new invitation link
portal-new-link-says = The earlier link will no longer work.
portal-link-made = The link is made.
portal-link-made-says = Hand this link to the person yourself. It is shown once and works once:
portal-reset-password = Reset password
portal-reset-password-says = Makes a link that works once within 24 hours, with which the person chooses a new password. They will be told.
portal-reset-code = Take one-time codes away
portal-reset-code-says = Only where the person has lost their phone and you have made sure that it is them. Their sessions end, codes must be set up anew when they next sign in, and they will be told.
portal-lock-account = Lock account
portal-lock-account-says = All their sessions end at once, and they cannot sign in until the account is unlocked.
portal-unlock-account = Unlock account
portal-last-administrator = One administrator must be left
portal-last-administrator-hint = This is the last administrator who can sign in. Invite another one first, and wait until they have accepted.

portal-or = or
portal-sign-on-by = Sign in by
portal-sign-on-accept = Accept by
portal-sign-on-failed = Signing in from the other system did not work
portal-sign-on-failed-hint = The sign-on does not answer, or this sign-in took too long or was interrupted. Begin again from the sign-in page.
portal-sign-on-no-account = You have no account here yet
portal-sign-on-no-account-hint = The sign-on knows you, but no account here has the e-mail address that it verified. Ask an administrator for an invitation.
portal-did-account-linked = Linked to the sign-on
