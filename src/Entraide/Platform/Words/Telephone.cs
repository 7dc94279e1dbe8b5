namespace Entraide.Platform.Words;

/// <summary>A number as somebody wrote it, and how it is dialled and read.</summary>
public static class Telephone
{
    /// <summary>« 0800 32 123 » is 080032123.</summary>
    public static string Dial(string number) => string.Concat(number.Where(c => char.IsAsciiDigit(c) || c == '+'));

    /// <summary>In one piece: a number broken over two lines is dialled wrong.</summary>
    public static string Shown(string number) => number.Replace(' ', '\u00a0');
}
