; SPDX-License-Identifier: MIT
; Proposals for everybody go into a file beside the program, which only those can write who may
; install; a kiosk of everybody is locked by the policy.

; From the folder in $0, where the older version was, into this one's.
Function MoveDefaults
  ${If} ${FileExists} "$0\${VENDOR}\${ID}.ini"
  ${AndIfNot} ${FileExists} "${DEFAULTS}"
    CreateDirectory "$INSTDIR\${VENDOR}"
    CopyFiles /SILENT "$0\${VENDOR}\${ID}.ini" "$INSTDIR\${VENDOR}"
    Delete "$0\${VENDOR}\${ID}.ini"
    RMDir "$0\${VENDOR}"
  ${EndIf}
FunctionEnd

; $R1 becomes the text of $R0 as a value of an INI file: in quotes, since ";" would begin a comment,
; and in ASCII, since Windows writes such a file in the characters of its own language.
Function QuoteForIni
  StrCpy $R1 '"'
  StrCpy $R2 0 ; where we are
  StrCpy $R5 0 ; 1 after an escape: whatever follows might be read as a digit of it
  System::Call '*(&w2) p .R6'
  ${Do}
    StrCpy $R3 $R0 1 $R2
    ${If} $R3 == ""
      ${ExitDo}
    ${EndIf}
    IntOp $R2 $R2 + 1
    System::Call '*$R6(&w2 R3)'
    System::Call '*$R6(&i2 .R4)'
    IntOp $R4 $R4 & 0xffff
    ${If} $R4 > 126
    ${OrIf} $R4 < 32
    ${OrIf} $R4 = 34 ; a quote
    ${OrIf} $R4 = 92 ; a backslash
      IntFmt $R4 "%x" $R4
      StrCpy $R1 "$R1\x$R4"
      StrCpy $R5 1
    ${ElseIf} $R5 = 1
      IntFmt $R4 "%x" $R4
      StrCpy $R1 "$R1\x$R4"
    ${Else}
      StrCpy $R1 "$R1$R3"
    ${EndIf}
  ${Loop}
  System::Free $R6
  StrCpy $R1 '$R1"'
FunctionEnd

Function WriteDefaults
  ${If} $Endpoint != ""
    CreateDirectory "$INSTDIR\${VENDOR}"
    StrCpy $R0 $Endpoint
    Call QuoteForIni
    WriteINIStr "${DEFAULTS}" "General" "endpoint" "$R1"
  ${EndIf}
  ${If} $Kiosk == "1"
    ${If} $MultiUser.InstallMode == "AllUsers"
      WriteRegStr HKLM "${POLICYKEY}\kiosk" "enabled" "true"
      WriteRegDWORD SHCTX "${APPKEY}" "KioskBySetup" 1
    ${Else}
      CreateDirectory "$INSTDIR\${VENDOR}"
      WriteINIStr "${DEFAULTS}" "kiosk" "enabled" "true"
    ${EndIf}
  ${EndIf}
FunctionEnd
